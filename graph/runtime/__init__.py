"""What the embedded Neo4j runs on: its pinned jars, a Java runtime, a cache for a fast start."""
