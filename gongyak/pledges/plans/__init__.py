"""The plan of a pledge (실천계획): written by its department, approved, frozen, published; what was reached of it."""
