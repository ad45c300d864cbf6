using System.Text.Json;
using Azure.Data.Tables;

namespace CultivatedLand.Functions.Storage.Entities;

/// <summary>Extension methods that read the content of rows.</summary>
internal static class PayloadReadingExtensions
{
    /// <summary>Reads a row's content. Damage, or content of a later version, becomes a sentence about this one row.</summary>
    /// <exception cref="StorageException">The content cannot be read.</exception>
    public static async Task<T> Understand<T>(
        this PayloadColumns payloadColumns,
        TableEntity row,
        string what,
        Func<byte[], T> read,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return read(await payloadColumns.Read(row, cancellationToken));
        }
        catch (Exception unreadable)
            when (unreadable
                    is JsonException
                        or FormatException
                        or InvalidDataException
                        or ArgumentException
                        or InvalidOperationException
                        or KeyNotFoundException
            )
        {
            throw new StorageException(StorageErrorText.Unreadable(what, unreadable.Message), unreadable);
        }
    }
}
