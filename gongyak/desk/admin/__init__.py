"""Django's own pages of every table: to look only, for 시스템관리 only."""
