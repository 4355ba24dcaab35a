"""Sources: where articles live."""
