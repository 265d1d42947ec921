"""Measure: is it right?"""
