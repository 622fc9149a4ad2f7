package io.fairlead.protocol.client;

/** Whom a client trusts and who it says it is, when its connection to the platform is TLS. */
public sealed interface Tls permits TlsFiles, TlsTexts {}
