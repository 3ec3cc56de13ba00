"""Makes what is in ``src/firsthand/models`` from public data; the package never imports it."""
