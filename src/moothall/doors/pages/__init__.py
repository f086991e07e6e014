"""The page kit that the doors share: templates, how values are written, refusals as pages."""
