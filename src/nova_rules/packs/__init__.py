"""Folders of packs in, Knowledge or every Problem at once out."""
