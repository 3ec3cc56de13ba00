"""What Firsthand knows of actors, outlets and places."""
