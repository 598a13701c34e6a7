"""The fields of a house style as a form has them."""
