"""공약 변경 내역과 공약이행평가단, as the public reads them."""
