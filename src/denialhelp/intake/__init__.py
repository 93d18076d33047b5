"""Files to documents: text layer, OCR, DOCX, e-mail, FHIR, C-CDA, X12; limits and the parsing process."""
