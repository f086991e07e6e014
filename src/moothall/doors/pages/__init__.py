"""The page kit that the public site and the desk share: templates, how values are written, refusals as pages."""
