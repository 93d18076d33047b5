"""Services that fax or print and mail for people: one port, and a client for each service's own interface."""
