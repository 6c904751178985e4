<?xml version="1.0" encoding="UTF-8"?>
<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdm="https://data.geofa.dk/sdm/">
<wfs:member><sdm:t_6300_monit_omr gml:id="t_6300_monit_omr.1"><sdm:cvr_kode>64942212</sdm:cvr_kode><sdm:oprindkode>5</sdm:oprindkode><sdm:statuskode>3</sdm:statuskode><sdm:off_kode>1</sdm:off_kode><sdm:monit_omr_nr>101-A01</sdm:monit_omr_nr><sdm:monit_omr_navn>Nordbyen</sdm:monit_omr_navn><sdm:monit_omr_type_kode>1</sdm:monit_omr_type_kode><sdm:inddeling>boligomraader</sdm:inddeling><sdm:fuldt_opdelt_kode>0</sdm:fuldt_opdelt_kode><sdm:gyldig_fra>2024-01-01</sdm:gyldig_fra></sdm:t_6300_monit_omr></wfs:member>
</wfs:FeatureCollection>
