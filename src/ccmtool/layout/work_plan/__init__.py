"""A work plan: its sections, activities and budget."""
