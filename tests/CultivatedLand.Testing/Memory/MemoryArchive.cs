using System.Security.Cryptography;
using CultivatedLand.Application.Files;

namespace CultivatedLand.Testing.Memory;

/// <summary>Archive of original files in memory.</summary>
public sealed class MemoryArchive(SimulatedDisk disk) : IArchive
{
    private readonly Dictionary<string, byte[]> _kept = [];

    public Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        return Task.FromResult(
            disk.Write(() =>
            {
                _kept.TryAdd(hash, content.ToArray());
                return hash;
            })
        );
    }

    public Task<byte[]?> Get(string contentHash, CancellationToken cancellationToken) =>
        Task.FromResult(disk.Read(() => _kept.GetValueOrDefault(contentHash)));
}
