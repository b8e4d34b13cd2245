"""The network: the store, the dated snapshot, its measures and findings, the export."""
