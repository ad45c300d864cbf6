using System.Security.Cryptography;
using CultivatedLand.Application.Files;

namespace CultivatedLand.Testing.Memory;

/// <summary>Archive of original files in memory.</summary>
public sealed class MemoryArchive(SimulatedDisk disk) : IArchive
{
    private readonly Dictionary<string, byte[]> _kept = [];

    public Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = HashOf(content.Span);
        return Task.FromResult(
            disk.Write(() =>
            {
                _kept[hash] = content.ToArray();
                return hash;
            })
        );
    }

    public Task<byte[]?> Get(string contentHash, CancellationToken cancellationToken) =>
        Task.FromResult(
            disk.Read(() =>
                _kept.GetValueOrDefault(contentHash) is not { } content ? null
                : HashOf(content) == contentHash ? content
                : throw new InvalidDataException($"The content of {contentHash} is damaged.")
            )
        );

    public void Damage(string contentHash) => _kept[contentHash] = [1, 2, 3];

    private static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
