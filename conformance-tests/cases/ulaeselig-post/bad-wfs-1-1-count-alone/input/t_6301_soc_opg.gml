<?xml version="1.0" encoding="UTF-8"?>
<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml" numberOfFeatures="7" timeStamp="2024-09-30T08:00:00.000Z">
  <gml:boundedBy><gml:Null>unknown</gml:Null></gml:boundedBy>
  <gml:featureMembers/>
</wfs:FeatureCollection>
