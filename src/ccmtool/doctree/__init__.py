"""The document tree: what every layout produces and every writer consumes."""
