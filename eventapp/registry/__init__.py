"""The registry (văn thư): papers that were issued, kept as they were, checked by anybody."""
