"""Caregivers and representatives: the authorization that each kind of plan asks for."""
