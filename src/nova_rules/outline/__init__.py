"""The versioned documents other programs read: a plan, a nova.lock, options."""
