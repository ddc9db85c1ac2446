"""Text recognition: the picture of a page becomes lines with boxes and confidences."""
