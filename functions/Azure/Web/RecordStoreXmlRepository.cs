using System.Text;
using System.Xml.Linq;
using CultivatedLand.Application.Records;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CultivatedLand.Functions.Web;

/// <summary>
/// Keeps the keys of links and sign-ins in the cabinet, where every machine finds them; kept on a machine they would die with it.
/// At rest they are protected by the storage account alone: whoever may read that may make links.
/// </summary>
public sealed class RecordStoreXmlRepository(IRecordStore recordStore) : IXmlRepository
{
    private const string Drawer = "keys";
    private const int Most = 1000;

    // The framework asks for keys without waiting in mind: at start, and once in some hours.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [
            .. Task.Run(() => recordStore.List(Drawer, "", after: null, Most, CancellationToken.None))
                .GetAwaiter()
                .GetResult()
                .Select(record => XElement.Parse(Encoding.UTF8.GetString(record.Content))),
        ];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() =>
                recordStore.Put(
                    Drawer,
                    $"{friendlyName}-{Guid.NewGuid():n}",
                    Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)),
                    0,
                    CancellationToken.None
                )
            )
            .GetAwaiter()
            .GetResult();
}
