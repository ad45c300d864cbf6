using System.Text;
using System.Xml.Linq;
using CultivatedLand.Application.Records;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CultivatedLand.Functions.Web;

/// <summary>
/// Repository of the keys of links and sign-ins in the record store, where every machine finds them.
/// Keys on a machine would be lost with it. At rest only the storage account protects them: anybody who may read it can make links.
/// </summary>
public sealed class RecordStoreXmlRepository(IRecordStore recordStore) : IXmlRepository
{
    private const string Drawer = "keys";
    private const int Most = 1000;

    // The framework asks for keys synchronously: at start, and once in some hours.
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
