"""How a chart is read: its notes, sections and sentences, what they assert, and what happened when."""
