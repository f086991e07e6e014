"""The ways in: public site, desk, programming interface, command line. A door never decides."""
