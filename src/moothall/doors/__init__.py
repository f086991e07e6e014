"""The ways in: public site, desk, programming interface, command line. A door translates and never decides."""
