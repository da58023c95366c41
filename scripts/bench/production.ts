// Imported before anything else: React chooses its build, slow or fast, when it is read.
process.env.NODE_ENV = 'production';
