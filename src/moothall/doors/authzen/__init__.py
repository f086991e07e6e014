"""For other programs: who may decide what, asked and answered in OpenID AuthZEN's Authorization API 1.0."""
