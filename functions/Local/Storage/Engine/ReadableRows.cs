using CultivatedLand.Application.Records;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>Extension methods that read the rows of a query one by one. A row that cannot be read is set aside and left out.</summary>
internal static class ReadableRows
{
    /// <param name="key">Reader of the record's key in its table.</param>
    /// <param name="most">Number of readable rows after which the reading stops.</param>
    public static List<T> Readable<T>(
        this PreparedStatement statement,
        SetAsideStore setAside,
        string table,
        Func<PreparedStatement, string> key,
        Func<PreparedStatement, T> read,
        int most = int.MaxValue
    )
        where T : class
    {
        var rows = new List<T>();
        while (rows.Count < most && statement.Step())
        {
            if (setAside.Read(new RecordName(table, key(statement)), () => read(statement)) is { } row)
                rows.Add(row);
        }

        statement.Reset();
        return rows;
    }

    /// <summary>
    /// Returns the first moment of a record that is not set aside. The first column is the record's key, the second the moment.
    /// </summary>
    public static long? FirstMoment(this PreparedStatement statement, SetAsideStore setAside, string table)
    {
        long? moment = null;
        while (moment is null && statement.Step())
        {
            if (!setAside.Holds(new RecordName(table, statement.Text(0))))
                moment = statement.Long(1);
        }

        statement.Reset();
        return moment;
    }
}
