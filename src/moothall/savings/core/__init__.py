"""The pure part of savings: claims, baselines, benefits, outturn, appraisal and simulation."""
