// Types of `*.module.css`, of assets and of `import.meta.env`.
/// <reference types="vite/client" />
