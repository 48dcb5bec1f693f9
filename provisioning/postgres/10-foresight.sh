#!/bin/sh
# Runs once, when the database container is new: a role that owns its database and nothing else, so that row-level
# security holds for the service as well. The superuser of this server is for you.
set -e
psql --set=ON_ERROR_STOP=1 --set=password="$FORESIGHT_DB_PASSWORD" --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
create role foresight login nosuperuser nocreatedb nocreaterole nobypassrls password :'password';
create database foresight owner foresight;
SQL
