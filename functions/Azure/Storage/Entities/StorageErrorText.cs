using CultivatedLand.Domain;

namespace CultivatedLand.Functions.Storage.Entities;

/// <summary>Texts for the operator when the storage account is set up wrongly or fails.</summary>
internal static class StorageErrorText
{
    public static readonly LocalizedText NothingSet = new(
        "没有设置存储帐户。请设置连接字符串 ConnectionString，或同时设置 TableEndpoint 和 BlobEndpoint 并使用托管标识。",
        "No storage account is set. Set ConnectionString, or both TableEndpoint and BlobEndpoint to use a managed identity."
    );

    public static readonly LocalizedText BothSet = new(
        "同时设置了连接字符串和终结点，无法判断使用哪一个。请删去其中之一。",
        "Both a connection string and endpoints are set, so it is not clear which counts. Remove one of them."
    );

    public static readonly LocalizedText BadConnectionString = new(
        "存储连接字符串无法使用：应含 AccountName 和 AccountKey，或含 TableEndpoint、BlobEndpoint 和 SharedAccessSignature，各项以分号分隔。请从门户重新复制。",
        "The storage connection string cannot be used: it needs AccountName and AccountKey, or TableEndpoint, "
            + "BlobEndpoint and SharedAccessSignature, separated by semicolons. Copy it again from the portal."
    );

    public static LocalizedText OneEndpointMissing(string name) =>
        new(
            $"缺少 {name}。使用托管标识时，表和 Blob 的终结点都要设置。",
            $"{name} is missing. With a managed identity both the table and the blob endpoint must be set."
        );

    public static LocalizedText NotHttps(string name, string found) =>
        new(
            $"{name} 的值“{found}”不是 https 地址。应为 https://帐户名.table.core.windows.net 一类的完整地址。",
            $"{name} is “{found}”, which is no https address. A whole address is expected, such as https://ACCOUNT.table.core.windows.net."
        );

    public static LocalizedText BadPrefix(string found) =>
        new(
            $"名称前缀“{found}”不可用：应为3至40个英文字母和数字，以字母开头。",
            $"The prefix “{found}” cannot be used: 3 to 40 letters and digits, beginning with a letter, are expected."
        );

    public static LocalizedText Busy(int status) =>
        new(
            $"存储帐户繁忙（{status}），多次重试后仍未成功。请稍后再试；若经常如此，请查看该帐户的用量。",
            $"The storage account is busy ({status}) and stayed so through several tries. Try again later; "
                + "if it happens often, look at the account's load."
        );

    public static readonly LocalizedText Expired = new(
        "访问存储帐户的凭据（SAS）已过期或尚未生效。请换用新的签名，或改用托管标识。",
        "The signature (SAS) for the storage account has expired or is not valid yet. Give it a new one, or use a managed identity."
    );

    public static readonly LocalizedText NotAllowed = new(
        "存储帐户拒绝了访问。请检查连接字符串中的密钥或签名（SAS）及其有效期，或为托管标识分配“存储表数据参与者”和“存储 Blob 数据参与者”角色；若刚分配，请等几分钟。",
        "The storage account refused access. Check the key in the connection string, "
            + "or its signature (SAS) and when that expires; or give the managed identity the roles Storage Table Data "
            + "Contributor and Storage Blob Data Contributor; if you just did, wait some minutes."
    );

    public static readonly LocalizedText NoIdentity = new(
        "没有可用的身份访问存储帐户。请为应用启用托管标识，用户分配的标识还要设置 ClientId。",
        "There is no identity with which to reach the storage account. Turn the app's managed identity on; "
            + "for a user-assigned one also set ClientId."
    );

    public static readonly LocalizedText NotPrepared = new(
        "存储帐户中缺少所需的表或容器。请重新启动主机，启动时会自动创建；若仍缺少，请检查权限。",
        "A table or container is missing in the storage account. Start the host again, which makes them; "
            + "if they stay missing, check its permissions."
    );

    public static readonly LocalizedText Full = new(
        "存储帐户已达容量上限或已被停用，未能写入；未写入的内容没有记录。",
        "The storage account is full or disabled and could not be written to; what could not be written was not recorded."
    );

    public static readonly LocalizedText Unreachable = new(
        "无法连接存储帐户。请检查终结点地址、网络和防火墙规则。",
        "The storage account cannot be reached. Check the endpoints, the network and the firewall rules."
    );

    public static LocalizedText Failed(int status, string? code) =>
        new(
            $"存储帐户报告错误（{status} {code}）。请稍后再试；若持续出现，请凭该代码查阅日志。",
            $"The storage account reported an error ({status} {code}). Try again later; if it stays, look that code up in the log."
        );

    public static LocalizedText Unreadable(string what, string why) =>
        new(
            $"{what}存储的内容无法读取（{why}）。其他内容不受影响；请从备份中恢复这一条，或安装更新的版本。",
            $"What is stored for {what} cannot be read ({why}). Nothing else is affected; "
                + "restore this one from a backup, or install a newer version."
        );

    public static LocalizedText ArchiveDamaged(string name) =>
        new(
            $"归档文件{name}的内容与其校验值不符，已损坏。请从备份中恢复该文件。",
            $"The archived file {name} does not match its hash: it is damaged. Restore that file from a backup."
        );
}
