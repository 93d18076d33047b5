"""Sending a packet: sheets to print, fax, certified mail and e-mail through services, proof of sending."""
