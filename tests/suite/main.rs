mod record;
mod settings;
