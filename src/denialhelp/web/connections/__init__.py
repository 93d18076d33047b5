"""Records fetched from where the patient has them: a FHIR server that the operator is registered with, by SMART App Launch."""
