"""What the world says: law, payers, codes and terms as dated, cited, checked data, and the strict loader."""
