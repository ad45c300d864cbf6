namespace CultivatedLand.Web.Api.Idempotency;

/// <summary>One attempt at a write under a key.</summary>
/// <param name="caller">Account, or nothing for the host's own token: another user's key is another key.</param>
/// <param name="fingerprint">Hash of what decides: a key belongs to one request.</param>
internal sealed class KeyedWrite(string caller, string key, string fingerprint, Action<KeyedWrite> leave)
{
    public string Caller => caller;

    public string Key => key;

    public string Fingerprint => fingerprint;

    /// <summary>Place of the record in its set. Empty until the write has begun.</summary>
    public string Place { get; set; } = "";

    /// <summary>Name of the write, the same however often it runs.</summary>
    public string Name { get; set; } = "";

    public DateTimeOffset BegunAt { get; set; }

    /// <summary>Whether this attempt is the one that does the write now.</summary>
    public bool IsMine { get; set; }

    /// <summary>Ends the attempt, so that the next one may take its turn.</summary>
    public void Leave() => leave(this);
}
