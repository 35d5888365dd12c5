namespace Parley.Net.Fetching;

/// <summary>Carries a refusal out of the handler's connect callback, which has no other way to say no.</summary>
internal sealed class RefusedAddressException(string message) : IOException(message);
