using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Bodies;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bodies;

/// <summary>Store of bodies and their seats.</summary>
public sealed class BodyStore(IRecordStore recordStore)
{
    private readonly RecordSet<Body> _bodies = new(recordStore, "bodies");

    /// <summary>Calculates the id of a body from its place and the name that it has when it is made.</summary>
    public static string IdOf(Place place, string name) =>
        "b" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{place.Path}\n{name}")))[..16];

    public Task<Body?> Find(string id, CancellationToken cancellationToken) => _bodies.Find(id, cancellationToken);

    /// <summary>Lists all bodies in order of place and name.</summary>
    public async Task<IReadOnlyList<Body>> All(CancellationToken cancellationToken)
    {
        var all = new List<Body>();
        await foreach (var (_, body) in _bodies.All(cancellationToken))
            all.Add(body);
        return [.. all.OrderBy(body => body.Place.Path, StringComparer.Ordinal).ThenBy(body => body.Name, StringComparer.Ordinal)];
    }

    /// <param name="change">Function from the old record to the new one. It returns null to leave everything unchanged.</param>
    internal Task<Body?> Change(string id, Func<Body?, Body?> change, CancellationToken cancellationToken) =>
        _bodies.Change(id, change, cancellationToken);

    internal Task<bool> Remove(string id, CancellationToken cancellationToken) => _bodies.Remove(id, cancellationToken);
}
