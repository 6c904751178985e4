//! The model in the binary is the model in the YAML.

use sdm::cli::model_files::read_folder;
use std::path::Path;

#[test]
fn embedded_and_yaml_give_the_same_model() {
    let files = read_folder(Path::new("model")).unwrap();
    let (model, findings) = sdm::model::read(&files.sources);
    assert!(findings.iter().all(|f| f.level != sdm::finding::Level::Fejl));
    assert!(sdm::model::store::embedded().unwrap() == model.unwrap(), "run sdm generate, and build again");
}
