"""Benchmarks: one runnable a layer, one for throughput, and the gate that holds the floors."""
