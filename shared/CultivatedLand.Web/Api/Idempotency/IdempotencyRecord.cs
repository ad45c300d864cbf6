namespace CultivatedLand.Web.Api.Idempotency;

/// <summary>Record of a write that came with an idempotency key, and of its answer.</summary>
/// <param name="Fingerprint">Hash of what decides in the request: a key belongs to one request.</param>
/// <param name="Status">Null while the write is being done, and after a crash in between.</param>
public sealed record IdempotencyRecord(
    string Fingerprint,
    DateTimeOffset At,
    int? Status,
    string? ContentType,
    byte[]? Body,
    string? Location
);
