namespace CultivatedLand.Web.Api.Idempotency;

/// <summary>Record of a write that came with an idempotency key, and of its answer.</summary>
/// <param name="Fingerprint">Hash of method, address and body: a key belongs to one request.</param>
/// <param name="Status">Null while the write is still being answered.</param>
public sealed record IdempotencyRecord(
    string Fingerprint,
    DateTimeOffset At,
    int? Status,
    string? ContentType,
    byte[]? Body,
    string? Location
);
