//! A GeoJSON feature while it is being made: properties and geometry as raw JSON, so that `19.990`, `1e2` and a
//! repeated property arrive at every engine as they were written.

/// A feature in the making.
#[derive(Clone)]
pub struct Draft {
    /// Properties in order: name and raw JSON.
    properties: Vec<(String, String)>,
    /// Raw JSON of the geometry; `None` if the member is left out.
    geometry: Option<String>,
    /// Raw JSON in place of the properties.
    instead: Option<String>,
    /// Further members of the feature, raw.
    members: Vec<(String, String)>,
    /// Raw JSON of the member `type`.
    kind: String,
}

/// One change to a feature.
#[derive(Clone, Debug)]
pub enum Edit {
    /// This property gets this raw JSON.
    Set(String, String),
    /// This property goes.
    Remove(String),
    /// This property is added, even where it is there already.
    Repeat(String, String),
    /// The geometry becomes this raw JSON, or its member goes.
    Geometry(Option<String>),
    /// The properties become this raw JSON.
    Properties(String),
    /// The feature gets a further member.
    Member(String, String),
    /// The member `type` becomes this raw JSON.
    Kind(String),
}

impl Edit {
    /// What of the feature it touches: two edits of the same part do not go together.
    pub fn part(&self) -> &str {
        match self {
            Edit::Set(name, _) | Edit::Remove(name) | Edit::Repeat(name, _) => name,
            Edit::Geometry(_) => " geometry",
            Edit::Properties(_) => " properties",
            Edit::Member(..) => " member",
            Edit::Kind(_) => " type",
        }
    }

    /// Whether it leaves the rest of the feature to be judged.
    pub fn is_local(&self) -> bool {
        !matches!(self, Edit::Properties(_) | Edit::Kind(_) | Edit::Repeat(..))
    }
}

impl Draft {
    /// A feature with these properties and this geometry, both raw.
    pub fn new(properties: Vec<(String, String)>, geometry: String) -> Self {
        Draft { properties, geometry: Some(geometry), instead: None, members: vec![], kind: "\"Feature\"".into() }
    }

    /// The raw JSON of a property.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(n, _)| n == name).map(|(_, raw)| raw.as_str())
    }

    /// Makes one change.
    pub fn apply(&mut self, edit: &Edit) {
        match edit {
            Edit::Set(name, raw) => match self.properties.iter_mut().find(|(n, _)| n == name) {
                Some(property) => property.1.clone_from(raw),
                None => self.properties.push((name.clone(), raw.clone())),
            },
            Edit::Remove(name) => self.properties.retain(|(n, _)| n != name),
            Edit::Repeat(name, raw) => self.properties.push((name.clone(), raw.clone())),
            Edit::Geometry(raw) => self.geometry.clone_from(raw),
            Edit::Properties(raw) => self.instead = Some(raw.clone()),
            Edit::Member(name, raw) => self.members.push((name.clone(), raw.clone())),
            Edit::Kind(raw) => self.kind.clone_from(raw),
        }
    }

    /// The same with changes made.
    pub fn with(&self, edits: &[Edit]) -> Draft {
        let mut changed = self.clone();
        edits.iter().for_each(|e| changed.apply(e));
        changed
    }

    /// The feature as JSON on one line.
    pub fn feature(&self) -> String {
        let properties = match &self.instead {
            Some(raw) => raw.clone(),
            None => object(&self.properties),
        };
        let mut members = vec![("type".to_owned(), self.kind.clone())];
        members.extend(self.members.iter().cloned());
        members.push(("properties".to_owned(), properties));
        members.extend(self.geometry.iter().map(|g| ("geometry".to_owned(), g.clone())));
        object(&members)
    }
}

/// A JSON text.
pub fn text(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

fn object(members: &[(String, String)]) -> String {
    let members: Vec<String> = members.iter().map(|(name, raw)| format!("{}:{raw}", text(name))).collect();
    format!("{{{}}}", members.join(","))
}
