"""After the packet is sent: proof of sending, the other side's clock, a calendar feed, the answer and the outcome."""
