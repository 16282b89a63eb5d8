"""Where the trained model lies, for those who only ask whether there is one."""

from pathlib import Path

MODEL_FOLDER = Path(__file__).with_name("model")


def has_model(folder: Path = MODEL_FOLDER) -> bool:
    """Whether a trained model lies in the folder."""
    return (folder / "reader.onnx").exists()
