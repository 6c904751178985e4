//! YAML: the model's files and a user's own profile.

use super::delivery;
use sdm::delivery::{InputFile, MemorySource};
use sdm::disclose::Audience;
use sdm::emit::generate;
use sdm::finding::Level;
use sdm::index::Profile;
use sdm::model::{FILE_KINDS, FileKind, ModelFinding, SourceFile, examine, read_form, read_raw};
use sdm::report::Form;
use sdm::rules;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The package's own folder, whoever compiles this.
pub(super) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    if here.join("fuzz_targets").is_dir() { here.join("..") } else { here.to_owned() }
}

/// The files of `model/`.
pub(super) fn sources() -> &'static [SourceFile] {
    static FILES: OnceLock<Vec<SourceFile>> = OnceLock::new();
    FILES.get_or_init(|| sdm::cli::model_files::read_folder(&root().join("model")).expect("the folder model").sources)
}

/// A file of the model: its path, a line break, its YAML. It replaces the file of that path. What is judged to be a right
/// model can be made ready and generated from.
pub fn model(data: &[u8]) {
    let end = data.iter().position(|b| *b == b'\n').unwrap_or(data.len());
    let path = String::from_utf8_lossy(&data[..end]).into_owned();
    let own = SourceFile { path, bytes: data.get(end + 1..).unwrap_or_default().to_vec() };
    // The file alone first: the whole model takes far longer, and can only be judged where every file has its form.
    let (_, findings) = read_raw(std::slice::from_ref(&own));
    let missing = |f: &&ModelFinding| !FILE_KINDS.iter().any(|k| k.pattern == f.file) || f.file == own.path;
    let of_file: Vec<ModelFinding> = findings.iter().filter(missing).cloned().collect();
    inside(&own, &of_file);
    if FileKind::of(&own.path).is_none() || !of_file.is_empty() {
        return;
    }
    let others = sources().iter().filter(|s| s.path != own.path).cloned();
    let files: Vec<SourceFile> = others.chain([own.clone()]).collect();
    let reading = examine(&files);
    inside(&own, &reading.findings);
    let Some(model) = reading.model else {
        assert!(reading.findings.iter().any(|f| f.level == Level::Fejl), "a model that is refused has a fault");
        return;
    };
    rules::compile(&model, &delivery::options(None, 1, Profile::default())).expect("a right model can be made ready");
    generate::all(&model, &[]).expect("a right model can be generated from");
}

/// Every finding lies in its file and has a message in both languages.
fn inside(own: &SourceFile, findings: &[ModelFinding]) {
    let lines = 1 + own.bytes.iter().filter(|b| matches!(b, b'\n' | b'\r')).count();
    for finding in findings {
        assert!(!finding.da.is_empty() && !finding.en.is_empty(), "{finding:?}");
        if finding.file == own.path {
            assert!(finding.line <= lines, "{finding:?} lies behind line {lines}");
            assert_eq!(finding.line == 0, finding.column == 0, "{finding:?}");
            assert!(finding.line == 0 || finding.end_column > finding.column, "{finding:?}");
        }
    }
}

/// Two rows of the same key, one of them of an area that does not exist.
const DELIVERY: &str = "cvr_kode;oprindkode;statuskode;off_kode;monit_omr_nr;indikator_kode;periode;koen_kode;alder_kode;herkomst_kode;kategori_kode;taeller;naevner;vaerdi;diskretion_kode;kilde_kode;opgjort
64942212;5;3;1;101-A01;100;2024K3;0;0;0;0;1040;;1040;0;1;2024-07-05
64942212;5;3;1;101-A01;100;2024K3;0;0;0;0;2;;2;0;1;2024-07-05
";

/// A user's own profile, and a delivery judged by it.
pub fn profile(data: &[u8]) {
    let own = SourceFile { path: "profil.yaml".to_owned(), bytes: data.to_vec() };
    let profile: Profile = match read_form(&own.path, data) {
        Ok(profile) => profile,
        Err(faults) => {
            assert!(!faults.is_empty(), "what is refused has a reason");
            return inside(&own, &faults);
        }
    };
    let faults = profile.faults(delivery::model());
    if !faults.is_empty() {
        return assert!(faults.iter().all(|(da, en)| !da.is_empty() && !en.is_empty()));
    }
    let options = delivery::options(None, 1, profile);
    let compiled = rules::compile(delivery::model(), &options).expect("the profile has no faults");
    let file = InputFile::alone("t_6301_soc_opg.csv", MemorySource::new(DELIVERY));
    let outcome = rules::validate(&compiled, &[file]);
    delivery::written(
        &outcome,
        &delivery::request(&options.profile, &options, Audience::OwnMunicipality, Form::Text),
        Form::Text,
    );
}
